/** The register's version: the day of its last change of content, as a calendar version. Change it with the data. */
export const REGISTER_VERSION = '2026.11.28';
