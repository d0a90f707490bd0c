// SPDX-License-Identifier: EUPL-1.2
import { type Happening, Timeline } from "./Timeline.tsx";

const STORY: Happening[] = [
  { id: 1, by: "reporter", who: "Resident", what: "Report sent", at: "2026-11-22T11:12:00Z" },
  {
    id: 2,
    by: "system",
    who: "By itself",
    what: "Passed to Streets",
    at: "2026-11-22T11:12:00Z",
    isSmall: true,
  },
  {
    id: 3,
    by: "moderator",
    who: "Moderator",
    what: "Checked and taken on",
    at: "2026-11-22T12:40:00Z",
    isSmall: true,
  },
  {
    id: 4,
    by: "department",
    who: "Streets",
    what: "Streets asks",
    at: "2026-11-23T07:05:00Z",
    text: "On which side of the stop is the hole?",
  },
  {
    id: 5,
    by: "reporter",
    who: "Resident",
    what: "Answered the question",
    at: "2026-11-23T08:30:00Z",
    text: "Towards the harbour.",
    photos: [{ id: "1", url: "/icons/icon-512.png", width: 512, height: 512 }],
  },
  {
    id: 6,
    by: "department",
    who: "Streets",
    what: "Internal note",
    at: "2026-11-23T08:45:00Z",
    text: "Ring the tram company first.",
    tag: "internal",
  },
];

export default {
  title: "Timeline",
  examples: [
    { name: "newest last", render: () => <Timeline happenings={STORY} label="A hole" /> },
    {
      name: "newest first",
      render: () => <Timeline happenings={STORY} label="A hole" isNewestFirst />,
    },
  ],
};
