// SPDX-License-Identifier: EUPL-1.2

/** Header by which the service worker says that an answer is from memory, and from when. */
export const KEPT_AT = "Civic-Kept-At";
