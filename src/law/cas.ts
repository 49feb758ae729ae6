/**
 * Is the check digit of this CAS number right? The digits before it, read from the right, count 1, 2, 3 … times; the
 * last digit of their sum is the check digit.
 *
 * Source: CAS, "Check Digit Verification of CAS Registry Numbers".
 *
 * @param number - a CAS number as it is printed, `437-38-7`
 * @returns false where the digit is wrong, and where the text is no CAS number at all
 * @throws never
 * @example hasCasCheckDigit('437-38-7'); // true
 */
export function hasCasCheckDigit(number: string): boolean {
  if (!/^[1-9]\d{1,6}-\d\d-\d$/.test(number)) return false;
  const digits = number.replaceAll('-', '');
  return casCheckDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/**
 * What is the check digit after these digits?
 *
 * @param digits - all digits of a CAS number but the last, without hyphens
 * @returns 0 to 9
 * @throws never
 * @example casCheckDigit('43738'); // 7
 */
export function casCheckDigit(digits: string): number {
  let sum = 0;
  for (let i = 1; i <= digits.length; i++) sum += i * Number(digits[digits.length - i]);
  return sum % 10;
}
