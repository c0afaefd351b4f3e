import type { ComponentProps, ReactElement, ReactNode } from "react";
import { Icon } from "./icons.tsx";
import type { IconName } from "./icons.tsx";
import styles from "./button.module.css";

interface ButtonProps extends Omit<ComponentProps<"button">, "children"> {
  readonly variant?: "plain" | "primary" | "ghost";
  readonly icon?: IconName | undefined;
  readonly children: ReactNode;
}

export function Button({ variant = "plain", icon, children, className, ...rest }: ButtonProps): ReactElement {
  const classes = [styles["button"], variant === "plain" ? "" : styles[variant], className];
  return (
    <button type="button" className={classes.filter(Boolean).join(" ")} {...rest}>
      {icon && <Icon name={icon} size={20} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  readonly icon: IconName | ReactElement;
  /** Its name for people who do not see the drawing; also the tooltip. */
  readonly label: string;
}

export function IconButton({ icon, label, className, ...rest }: IconButtonProps): ReactElement {
  const classes = [styles["button"], styles["ghost"], styles["icon"], className];
  return (
    <button type="button" aria-label={label} title={label} className={classes.filter(Boolean).join(" ")} {...rest}>
      {typeof icon === "string" ? <Icon name={icon} /> : icon}
    </button>
  );
}
