// SPDX-License-Identifier: EUPL-1.2
import type { Examples } from "../Gallery.tsx";
import { GROUP_ICONS, GroupIcon } from "./GroupIcon.tsx";

const examples: Examples = {
  title: "GroupIcon",
  examples: [...GROUP_ICONS, "another"].map((name) => ({
    name,
    render: () => <GroupIcon name={name} />,
  })),
};

export default examples;
