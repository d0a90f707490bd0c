// SPDX-License-Identifier: EUPL-1.2
import type { JSX } from "preact";
import { Page } from "./Page/Page.tsx";
import "./Gallery.css";

/** The examples of one component: its documentation, its pictures and what axe checks. */
export interface Examples {
  title: string;
  examples: { name: string; render: () => JSX.Element }[];
}

const MODULES = import.meta.glob<{ default: Examples }>(
  ["./*/*.examples.tsx", "../play/*.examples.tsx"],
  { eager: true },
);

/** Every component in every state, for those who build on them. */
export function Gallery() {
  const all = Object.values(MODULES).map((module) => module.default);
  return (
    <Page title="Gallery" backTo="/">
      {all
        .sort((a, b) => a.title.localeCompare(b.title))
        .map(({ title, examples }) => (
          <section key={title} class="stack gallery" aria-labelledby={`gallery-${title}`}>
            <h2 id={`gallery-${title}`}>{title}</h2>
            {examples.map(({ name, render }) => (
              <div key={name} class="stack-s">
                <h3 class="gallery-name">{name}</h3>
                <div class="gallery-stage">{render()}</div>
              </div>
            ))}
          </section>
        ))}
    </Page>
  );
}
