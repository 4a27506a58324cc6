import { place } from './place';

describe('a place', () => {
  it.each([
    ['BOGOTa', 'Bogotá D.C.'],
    ['Bogotá D.C.', 'Bogotá D.C.'],
    ['Bogotá, D. C.', 'Bogotá D.C.'],
    ['Distrito Capital de Bogotá', 'Bogotá D.C.'],
    ['MEDELLiN', 'Medellín'],
    ['MEDELLIN', 'Medellín'],
    ['medellín', 'Medellín'],
    ['IBAGUe', 'Ibagué'],
    ['Valle del Cauca', 'Valle del Cauca'],
    ['CARTAGENA', 'Cartagena de Indias'],
    ['SAN JERoNIMO', 'San Jerónimo'],
  ])('%s is shown as %s', (text, name) => expect(place(text)?.name).toBe(name));

  it('has one key whatever the variant', () => {
    const variants = ['BOGOTa', 'Bogotá', 'Distrito Capital de Bogotá', 'Santa Fe de Bogotá'];
    expect(new Set(variants.map((variant) => place(variant)?.key)).size).toBe(1);
  });

  it.each(['No Definido', 'No Provisto', 'N/A', '-', '', '...'])('%s is none', (text) => {
    expect(place(text)).toBeUndefined();
  });
});
