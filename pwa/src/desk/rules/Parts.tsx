// SPDX-License-Identifier: EUPL-1.2

interface Props {
  label: string;
  parts: readonly { name: string; path: string; isHere: boolean }[];
}

/** The parts of a screen, one of which is shown. */
export function Parts({ label, parts }: Props) {
  return (
    <nav aria-label={label}>
      <ul class="parts">
        {parts.map(({ name, path, isHere }) => (
          <li key={path}>
            <a href={path} aria-current={isHere ? "page" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
