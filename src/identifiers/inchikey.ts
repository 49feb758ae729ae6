/**
 * Which InChIKey does this text say? Capital or small letters, `InChIKey=` before it and spaces around are understood.
 *
 * @param text - a cell
 * @returns the key as it is printed, of 14, 10 and 1 letters; undefined where the text is none
 * @throws never
 * @example readInchiKey('inchikey=pjmphniqzubgli-uhfffaoysa-n'); // 'PJMPHNIQZUBGLI-UHFFFAOYSA-N'
 */
export function readInchiKey(text: string): string | undefined {
  if (text.length > 120) return undefined;
  const match = /^(?:inchi ?key ?[=:]?)? ?([a-z]{14}) ?- ?([a-z]{10}) ?- ?([a-z])$/i.exec(
    text
      .normalize('NFKC')
      .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`.toUpperCase();
}
