type Paint = (text: string) => string;

/** What a terminal can do to a text; picocolors has these. */
export interface Colors {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly magenta: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}

const plain: Paint = (text) => text;

/** For what is no terminal. */
export const COLOURLESS: Colors = {
  bold: plain,
  dim: plain,
  red: plain,
  magenta: plain,
  yellow: plain,
  cyan: plain,
};
