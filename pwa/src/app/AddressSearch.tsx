// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { loadAddresses, searchAddresses } from "../api/addresses.ts";
import type { FoundAddress } from "../api/addressIndex.ts";
import type { LonLat } from "../api/metres.ts";
import { failureText } from "../components/Failure.tsx";
import { TextField } from "../components/Field/Field.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { t } from "../i18n/text.ts";
import { city } from "./city.ts";
import "./choices.css";

/** A server is not asked for each letter. */
const PAUSE_MS = 120;

interface Props {
  near: LonLat | null;
  onPick: (address: FoundAddress) => void;
}

interface Found {
  addresses: FoundAddress[] | null;
  error: unknown;
}

const NOTHING: Found = { addresses: null, error: null };

/** Find the place by its address; complete without the map, and without a connection. */
export function AddressSearch({ near, onPick }: Props) {
  const [typed, type] = useState("");
  const found = useFound(typed, near);
  const pick = (address: FoundAddress) => {
    type("");
    onPick(address);
  };
  useEffect(() => {
    if (city.value) void loadAddresses(city.value).catch(() => null);
  }, [city.value]);
  return (
    <form
      role="search"
      class="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        // The list may still be of fewer letters than were typed.
        void lookUp(typed, near).then(
          (addresses) => addresses?.[0] && pick(addresses[0]),
          () => null,
        );
      }}
    >
      <TextField
        id="address"
        type="search"
        label={t("where.search")}
        hint={t("where.search.hint")}
        autocomplete="off"
        value={typed}
        onText={type}
      />
      <p class="unseen" role="status">
        {found.addresses && t("where.search.found", { n: found.addresses.length })}
      </p>
      {found.error !== null && <p class="field-error">{failureText(found.error)}</p>}
      {found.addresses?.length === 0 && <p class="muted">{t("where.search.none")}</p>}
      {found.addresses && found.addresses.length > 0 && (
        <ul class="choices">
          {found.addresses.map((address) => (
            <li key={`${address.text} ${address.postcode}`}>
              <button type="button" class="choice" onClick={() => pick(address)}>
                <Icon name="address" />
                <span class="choice-words">
                  {address.text}
                  {address.postcode && <span class="muted small"> {address.postcode}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

/** Return the addresses for what is typed; null: that is too little to search for. */
async function lookUp(typed: string, near: LonLat | null): Promise<FoundAddress[] | null> {
  return city.value && typed.trim().length > 1 ? searchAddresses(city.value, typed, near) : null;
}

/** The addresses for what is typed, a moment after the last letter. */
function useFound(typed: string, near: LonLat | null): Found {
  const [found, find] = useState<Found>(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      lookUp(typed, near).then(
        (addresses) => isCurrent && find({ addresses, error: null }),
        (error: unknown) => isCurrent && find({ addresses: null, error }),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [typed]);
  return found;
}
