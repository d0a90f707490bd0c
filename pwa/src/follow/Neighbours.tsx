// SPDX-License-Identifier: EUPL-1.2
import { Button } from "../components/Button/Button.tsx";
import { t } from "../i18n/text.ts";
import type { NeighboursState } from "./neighbours.ts";

interface Props {
  neighbours: NeighboursState;
  /** At thumb height, where there is no room for words. */
  isBar?: boolean;
}

/** "Me too" and "follow", with how many do. */
export function Neighbours({ neighbours, isBar = false }: Props) {
  const { maySupport, mayFollow, n_supporters, n_followers } = neighbours;
  if (!maySupport && !mayFollow && n_supporters + n_followers === 0) return null;
  return (
    <div class={isBar ? "follow-neighbours-bar" : "follow-neighbours"}>
      {!isBar && <HowMany neighbours={neighbours} />}
      <div class="follow-neighbours-buttons">
        {maySupport && <SupportButton neighbours={neighbours} isBar={isBar} />}
        {mayFollow && <FollowButton neighbours={neighbours} />}
      </div>
    </div>
  );
}

function HowMany({ neighbours }: Props) {
  const { maySupport, isSupported, n_supporters, n_followers } = neighbours;
  const counts = [
    (maySupport || n_supporters > 0) && t("follow.support.n", { n: n_supporters }),
    n_followers > 0 && t("follow.follow.n", { n: n_followers }),
  ].filter(Boolean);
  return (
    <>
      {counts.length > 0 && <p role="status">{counts.join(" · ")}</p>}
      {maySupport && !isSupported && <p class="muted small">{t("follow.support.hint")}</p>}
    </>
  );
}

function SupportButton({ neighbours, isBar }: Props) {
  const { isSupported, n_supporters, support } = neighbours;
  return (
    <Button
      look={isSupported ? "plain" : "primary"}
      icon={isSupported ? "check" : "hand"}
      aria-pressed={isSupported}
      onClick={() => void support(!isSupported)}
    >
      {t("follow.support")}
      {isBar && n_supporters > 0 && ` · ${n_supporters}`}
    </Button>
  );
}

function FollowButton({ neighbours: { isFollowed, toggleFollow } }: Props) {
  return (
    <Button icon={isFollowed ? "check" : "bell"} onClick={() => void toggleFollow()}>
      {t(isFollowed ? "follow.follow.is" : "follow.follow")}
    </Button>
  );
}
