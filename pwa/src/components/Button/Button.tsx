// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../Icon/Icon.tsx";
import "./Button.css";

/** primary: the one next action of a screen; quiet: no box until it is touched. */
export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

interface Common {
  look?: ButtonLook;
  icon?: IconName;
  /** Across the whole column, at thumb height. */
  isWide?: boolean;
  class?: string;
  onClick?: (event: MouseEvent) => void;
  children: ComponentChildren;
}

interface ButtonProps extends Common, Pressed {
  type?: "button" | "submit";
}

/** What a button can say of itself. */
interface Pressed {
  id?: string;
  disabled?: boolean;
  "aria-pressed"?: boolean;
  "aria-expanded"?: boolean;
  "aria-controls"?: string;
  "aria-describedby"?: string;
}

interface LinkProps extends Common {
  href: string;
  download?: string;
  rel?: string;
}

export function Button({ look = "plain", icon, isWide = false, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button ${rest.class ?? ""}`}
      data-look={look}
      data-wide={isWide}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** Looks like a button and leads somewhere. */
export function ButtonLink({ look = "plain", icon, isWide = false, children, ...rest }: LinkProps) {
  return (
    <a {...rest} class={`button ${rest.class ?? ""}`} data-look={look} data-wide={isWide}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

interface IconButtonProps extends Pressed {
  icon: IconName;
  label: string;
  isFilled?: boolean;
  class?: string;
  onClick?: (event: MouseEvent) => void;
}

/** A button that is only a drawing; `label` is what it does. */
export function IconButton({ icon, label, isFilled = false, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      class={`icon-button ${rest.class ?? ""}`}
    >
      <Icon name={icon} isFilled={isFilled} />
    </button>
  );
}
