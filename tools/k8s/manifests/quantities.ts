const factors: Readonly<Record<string, number>> = {
  m: 1 / 1_000,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

/** Of a quantity of Kubernetes, `200m`, `0.5` or `256Mi`; NaN for none, and for those that nobody writes: whoever compares says so. */
export function amountOf(quantity: string | undefined): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)(m|[kMG]|[KMG]i)?$/.exec(quantity ?? '') ?? [];
  return Number(digits ?? NaN) * (factors[unit] ?? NaN);
}
