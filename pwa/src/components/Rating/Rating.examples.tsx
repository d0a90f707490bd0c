// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { type Grade, Rating, RatingShown } from "./Rating.tsx";

function Chosen({ first }: { first: Grade | null }) {
  const [grade, choose] = useState(first);
  return <Rating legend={t("photo.after")} value={grade} onGrade={choose} />;
}

export default {
  title: "Rating",
  examples: [
    { name: "nothing chosen yet", render: () => <Chosen first={null} /> },
    { name: "chosen", render: () => <Chosen first={4} /> },
    {
      name: "wrong",
      render: () => (
        <Rating
          legend={t("photo.after")}
          value={null}
          onGrade={() => undefined}
          error={t("rating.choose")}
        />
      ),
    },
    { name: "given", render: () => <RatingShown grade={4} /> },
  ],
};
