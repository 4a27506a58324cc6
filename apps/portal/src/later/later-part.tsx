import { useEffect, useState, type ComponentType } from 'react';
import { Failure } from '../controls/failure';
import { Waiting } from '../controls/waiting';

type Loading<Props> = () => Promise<ComponentType<Props>>;

/** A part of a screen; `prepare` loads it before it is shown (`useSoon`). */
export type LaterPart<Props> = ComponentType<Props> & { readonly prepare: () => Promise<void> };

/**
 * A part that a screen can do without at first, such as a dialog: loaded when it is shown, if not before. What cannot be
 * loaded says so where it would be, and what is on the screen stays.
 */
export function laterPart<Props extends object>(load: Loading<Props>): LaterPart<Props> {
  let Part: ComponentType<Props> | undefined;
  const prepare = async () => {
    Part ??= await load();
  };
  function Later(props: Props) {
    const [failure, setFailure] = useState<Error>();
    const [, setPrepared] = useState(Part !== undefined);
    const get = () => {
      setFailure(undefined);
      prepare().then(() => setPrepared(true), setFailure);
    };
    useEffect(() => {
      if (!Part) get();
    }, []);
    if (Part) return <Part {...props} />;
    return failure ? <Failure error={failure} onRetry={get} /> : <Waiting />;
  }
  return Object.assign(Later, { prepare });
}
