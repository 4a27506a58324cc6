import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Dialog } from './dialog';

function Asking() {
  const [open, setOpen] = useState(true);
  return open ? (
    <Dialog title="Rechazar" onClose={() => setOpen(false)}>
      <label>
        Motivo <textarea />
      </label>
      <label>
        Buscar <input type="search" />
      </label>
    </Dialog>
  ) : null;
}

describe('a dialog', () => {
  const user = userEvent.setup();
  const beside = () => user.click(document.querySelector('.overlay')!);
  const open = () => screen.queryByRole('dialog') !== null;
  beforeEach(() => void render(<Asking />));

  it.each([
    ['Escape', () => user.keyboard('{Escape}')],
    ['a press beside it', beside],
  ])('closes by %s while nothing is written in it', async (_, leave) => {
    await user.type(screen.getByLabelText('Buscar'), 'puentes');
    await leave();
    expect(open()).toBe(false);
  });

  it.each([
    ['Escape', () => user.keyboard('{Escape}')],
    ['a press beside it', beside],
  ])('says at %s that what was written is not sent, and keeps it', async (_, leave) => {
    await user.type(screen.getByLabelText('Motivo'), 'No trabaja aquí');
    await leave();
    expect(screen.getByRole('status').textContent).toContain('todavía no se envió');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Motivo').value).toBe('No trabaja aquí');
    await user.click(screen.getByRole('button', { name: 'Cerrar sin enviar' }));
    expect(open()).toBe(false);
  });

  it('says it no longer once one writes on', async () => {
    await user.type(screen.getByLabelText('Motivo'), 'No');
    await user.keyboard('{Escape}');
    await user.type(screen.getByLabelText('Motivo'), ' trabaja');
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
