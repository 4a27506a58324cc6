import { useLocation, useNavigate } from '@tanstack/react-router';

interface Part<Name extends string> {
  readonly part: Name;
  readonly go: (next: Name) => void;
}

/** Which part of a screen is shown. It is in the state of the history: Back goes back a part, and the address tells nothing. */
export function usePart<Name extends string>(first: Name): Part<Name> {
  const navigate = useNavigate();
  const { state } = useLocation();
  const part = (state.part ?? first) as Name;
  const go = (next: Name) =>
    void navigate({ to: '.', state: (before) => ({ ...before, part: next }) });
  return { part, go };
}
