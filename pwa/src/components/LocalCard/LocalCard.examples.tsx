// SPDX-License-Identifier: EUPL-1.2
import type { LocalReport } from "../../app/database.ts";
import type { Examples } from "../Gallery.tsx";
import { LocalCard } from "./LocalCard.tsx";

function report(changes: Partial<LocalReport>): LocalReport {
  return {
    id: "01890000-0000-7000-8000-000000000000",
    key: "",
    state: "draft",
    created_at: "2026-11-22T11:00:00Z",
    updated_at: "2026-11-22T11:00:00Z",
    captured_at: null,
    category: "pothole",
    place: {
      lon: 24.94,
      lat: 60.17,
      accuracy_m: 8,
      source: "gps",
      address: "Mannerheimintie 12",
      subject: null,
    },
    answers: {},
    description: "",
    email: "",
    name: "",
    language: "en",
    photo_ids: [],
    n_attempts: 0,
    next_at: null,
    wait: null,
    problem: null,
    number: null,
    sent_at: null,
    report: null,
    ...changes,
  };
}

const WAITING = report({
  state: "waiting",
  wait: { why: "offline" },
  next_at: "2026-11-22T11:05:00Z",
});

const examples: Examples = {
  title: "LocalCard",
  examples: [
    { name: "draft", render: () => <LocalCard report={report({})} category="Pothole" /> },
    {
      name: "nothing chosen yet",
      render: () => <LocalCard report={report({ category: null, place: null })} category="" />,
    },
    {
      name: "waits without a connection",
      render: () => <LocalCard report={WAITING} category="Pothole" />,
    },
    {
      name: "waits, the server has a fault",
      render: () => (
        <LocalCard
          report={{ ...WAITING, wait: { why: "server", status: 500 } }}
          category="Pothole"
        />
      ),
    },
    {
      name: "refused",
      render: () => <LocalCard report={report({ state: "refused" })} category="Pothole" />,
    },
    {
      name: "sent",
      render: () => (
        <LocalCard
          report={report({ state: "sent", number: "HKI-2026-000417" })}
          category="Pothole"
        />
      ),
    },
  ],
};

export default examples;
