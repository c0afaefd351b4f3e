/** Why a file cannot serve as a press profile. */
export type IccFault = "broken" | "wrong_class" | "wrong_space" | "unsupported";

/** A file that is no ICC profile, or none of a press; never replaced by another profile in silence. */
export class IccInvalid extends Error {
  readonly fault: IccFault;

  constructor(fault: IccFault, message: string) {
    super(message);
    this.name = "IccInvalid";
    this.fault = fault;
  }
}
