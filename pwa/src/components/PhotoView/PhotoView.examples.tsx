// SPDX-License-Identifier: EUPL-1.2
import { BeforeAfter } from "./BeforeAfter.tsx";
import { PhotoView } from "./PhotoView.tsx";
import type { ShownPhoto } from "./photo.ts";

const PHOTO: ShownPhoto = { id: "1", url: "/icons/icon-512.png", width: 512, height: 512 };
const OTHER: ShownPhoto = { id: "2", url: "/icons/maskable-512.png", width: 512, height: 512 };

export default {
  title: "PhotoView",
  examples: [
    { name: "one photo", render: () => <PhotoView photos={[PHOTO]} label="A lamp is dark" /> },
    {
      name: "several",
      render: () => <PhotoView photos={[PHOTO, OTHER]} label="A lamp is dark" />,
    },
    {
      name: "small, in a history",
      render: () => <PhotoView photos={[PHOTO, OTHER]} label="A lamp is dark" isSmall />,
    },
    {
      name: "before and after",
      render: () => <BeforeAfter before={PHOTO} after={OTHER} label="A lamp is dark" />,
    },
  ],
};
