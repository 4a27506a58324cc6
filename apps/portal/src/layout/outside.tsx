import type { ErrorComponentProps } from '@tanstack/react-router';
import { Broken } from './broken';
import { Frame } from './frame';
import { NotFound } from './not-found';

/** An address that no screen has. */
export const UnknownAddress = () => (
  <Frame aside={null}>
    <NotFound />
  </Frame>
);

/** It could not be found out who is signed in. */
export const BrokenOutside = (props: ErrorComponentProps) => (
  <Frame aside={null}>
    <Broken {...props} />
  </Frame>
);
