// SPDX-License-Identifier: EUPL-1.2
// Stands in for signals in the service worker, where no screen follows a value.

export function signal<T>(value: T): { value: T } {
  return { value };
}

export function computed<T>(compute: () => T): { readonly value: T } {
  return {
    get value() {
      return compute();
    },
  };
}
