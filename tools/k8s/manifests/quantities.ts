const factors: Readonly<Record<string, number>> = {
  m: 1 / 1_000,
  '': 1,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

/** Of a quantity of Kubernetes, `200m` or `256Mi`; NaN for none, and for those that we do not write. */
export function amountOf(quantity: string | undefined): number {
  const [, digits, unit = ''] = /^(\d+)(m|Ki|Mi|Gi)?$/.exec(quantity ?? '') ?? [];
  return Number(digits ?? NaN) * (factors[unit] ?? NaN);
}
