// SPDX-License-Identifier: EUPL-1.2

interface Props {
  id?: string;
  label: string;
  isOn: boolean;
  onTurn: (isOn: boolean) => void;
}

/** A box to tick, as large as a finger. */
export function Check({ id, label, isOn, onTurn }: Props) {
  return (
    <label class="mapping-check">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
