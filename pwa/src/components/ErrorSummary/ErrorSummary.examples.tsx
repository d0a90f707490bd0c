// SPDX-License-Identifier: EUPL-1.2
import type { Examples } from "../Gallery.tsx";
import { ErrorSummary } from "./ErrorSummary.tsx";

const examples: Examples = {
  title: "ErrorSummary",
  examples: [
    {
      name: "two faults",
      render: () => (
        <ErrorSummary
          faults={[
            { field: "email", text: "Write your e-mail address, so that the answer reaches you." },
            { field: "photo", text: "Add a photo." },
          ]}
        />
      ),
    },
  ],
};

export default examples;
