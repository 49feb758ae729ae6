/** True for the fourth line of a molfile, which counts its atoms and bonds and names its version. */
export const isCountsLine = (text: string): boolean => /^[ \d]{2}\d[ \d]{2}\d.*V[23]000\s*$/.test(text);
