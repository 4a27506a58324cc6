import { Contact } from './contact';

const names = { firstNames: 'Ana', lastNames: 'Rojas' };

describe('a contact', () => {
  it.each([
    'b@x.co, evil@y.co',
    'b@x.co (c) <evil@y.co>',
    '"b@x.co" <evil@y.co>',
    'b@x.co\r\nRCPT TO:<evil@y.co>',
    'b@x.co;evil@y.co',
    'b@x',
    'b x@y.co',
    '',
  ])('is refused for %j', (email) => {
    expect(Contact.from({ ...names, email })).toBeUndefined();
  });

  it('has exactly one address', () => {
    expect(Contact.from({ ...names, email: 'ana.rojas+secop@correo.com.co' })?.email).toBe(
      'ana.rojas+secop@correo.com.co',
    );
  });

  it('shows names on one line, and nothing in them reads as a link', () => {
    const contact = Contact.from({
      firstNames: 'Gane\r\nen https://premio.example',
      lastNames: 'Ya',
      email: 'a@b.co',
    });
    expect(contact?.fullName).toBe('Gane en https:\u200b//premio.\u200bexample Ya');
  });
});
