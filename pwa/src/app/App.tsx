// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failure } from "../components/Failure.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { Toasts } from "../components/Toast/Toast.tsx";
import { t } from "../i18n/text.ts";
import { Bar } from "./Bar.tsx";
import { Boundary } from "./Boundary.tsx";
import { here, match, type Params } from "./router.ts";
import { ROUTES, type Route } from "./routes.ts";
import { Update } from "./Update.tsx";
import "./App.css";

interface Shown {
  /** Screens with the same key are one, which goes on. */
  key: string;
  Screen: ComponentType<{ params: Params }>;
  params: Params;
}

function routeOf(path: string): [Route, Params] {
  for (const route of ROUTES) {
    const params = match(route.pattern, path);
    if (params) return [route, params];
  }
  return [ROUTES[ROUTES.length - 1] as Route, {}];
}

/** The desk has a bar of its own, and a contractor with a link has nowhere else to go. */
function isDesk(path: string): boolean {
  return path === "/desk" || path.startsWith("/desk/") || path.startsWith("/work/");
}

/** The shell: one screen, the bar below it, and what is said in passing. */
export function App() {
  const path = here.value.pathname;
  const [shown, show] = useState<Shown | null>(null);
  const [error, fail] = useState<unknown>(null);
  useEffect(() => {
    let isCurrent = true;
    const [route, params] = routeOf(path);
    fail(null);
    route.load().then(
      (Screen) => isCurrent && show({ key: route.screen ?? path, Screen, params }),
      (problem) => isCurrent && fail(problem),
    );
    return () => {
      isCurrent = false;
    };
  }, [path]);
  return (
    <>
      <a class="skip" href="#content">
        {t("app.skip")}
      </a>
      <div class="shell">
        <main id="content" tabIndex={-1}>
          {error ? (
            <Failure error={error} onRetry={() => location.reload()} />
          ) : (
            <Outlet shown={shown} />
          )}
        </main>
        {!isDesk(path) && <Bar path={path} />}
      </div>
      <Update />
      <Toasts />
    </>
  );
}

function Outlet({ shown }: { shown: Shown | null }) {
  if (!shown) return <Skeleton />;
  return (
    <Boundary key={shown.key}>
      <shown.Screen params={shown.params} />
    </Boundary>
  );
}
