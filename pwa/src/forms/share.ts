// SPDX-License-Identifier: EUPL-1.2
import { toast } from "../components/Toast/Toast.tsx";

/** Give a link to another app, as phones do; where there is none, copy it and say so. */
export async function giveLink(
  link: { title: string; url: string },
  words: { copied: string; failed: string },
): Promise<void> {
  if (navigator.share) {
    try {
      await navigator.share(link);
      return;
    } catch (error) {
      // Closing the list of apps is no fault; where there is none, copy.
      if (error instanceof DOMException && error.name === "AbortError") return;
    }
  }
  try {
    await navigator.clipboard.writeText(link.url);
    toast(words.copied);
  } catch {
    toast(words.failed);
  }
}
