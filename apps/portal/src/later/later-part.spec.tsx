import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { laterPart } from './later-part';

interface Props {
  readonly name: string;
}
const Question = ({ name }: Props) => <p>¿Retirar la solicitud de {name}?</p>;

describe('a part that is loaded later', () => {
  const load = () => vi.fn<() => Promise<ComponentType<Props>>>().mockResolvedValue(Question);

  it('is loaded when it is shown', async () => {
    const Part = laterPart(load());
    render(<Part name="Ana" />);
    await screen.findByText('¿Retirar la solicitud de Ana?');
  });

  it('is there at once when it was prepared, and is not loaded twice', async () => {
    const loading = load();
    const Part = laterPart(loading);
    await Part.prepare();
    render(<Part name="Ana" />);
    screen.getByText('¿Retirar la solicitud de Ana?');
    expect(loading).toHaveBeenCalledOnce();
  });

  it('says where it would be that it could not be loaded, and is loaded at the next try', async () => {
    const loading = load();
    const Part = laterPart(loading.mockRejectedValueOnce(new TypeError('Failed to fetch')));
    render(
      <>
        <input aria-label="Motivo" defaultValue="escrito" />
        <Part name="Ana" />
      </>,
    );
    await screen.findByRole('alert');
    expect(screen.getByLabelText<HTMLInputElement>('Motivo').value).toBe('escrito');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Intentar de nuevo' }));
    await screen.findByText('¿Retirar la solicitud de Ana?');
  });
});
