import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** The mail's link has it behind the `#`, as itself or as `token=…`: 32 bytes in base64url. */
const tokenIn = (hash: string): string => /^#?(?:token=)?([\w-]{43})$/.exec(hash)?.[1] ?? '';

/** The token of the address, which is taken out of it at once: nobody reads it there, or goes back to it. */
export function useToken() {
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const [token, setToken] = useState(() => tokenIn(hash));
  useEffect(() => {
    if (!hash) return;
    setToken(tokenIn(hash));
    void navigate({ to: '/restablecer-contrasena', hash: '', replace: true });
  }, [hash, navigate]);
  return { token, forget: () => setToken('') };
}
