import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Footer } from './footer';

it('the foot of every page says who answers for it, and where one can write to', () => {
  render(<Footer />);
  screen.getByText('Entidad de demostración');
  const ways = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(ways).toEqual(['mailto:ayuda@entidad.example', 'mailto:datos@entidad.example']);
});
