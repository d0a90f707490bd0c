// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { reload, useResource } from "../../api/resource.ts";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { language } from "../../i18n/language.ts";

interface Props<T> {
  /** Under which it is kept. */
  name: string;
  load: () => Promise<T>;
  /** Lines that are drawn until it is there. */
  n?: number;
  /** `again` asks anew, and is done once that is shown. */
  children: (value: T, again: () => Promise<void>) => ComponentChildren;
}

/** What the server tells: drawn lines until it is there, and where it fails why, with a way to try again. */
export function Loaded<T>({ name, load, n = 4, children }: Props<T>) {
  const { value, error } = useResource(name, load);
  const again = () => reload(`${language.value} ${name}`, load);
  if (value !== undefined) return <>{children(value, again)}</>;
  return error === undefined ? (
    <Skeleton n={n} />
  ) : (
    <Failure error={error} onRetry={() => void again()} />
  );
}
