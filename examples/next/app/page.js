// A page made on the server: no JavaScript of onetweak reaches the browser.
import { createScreener } from 'onetweak';

const screener = createScreener({ jurisdictions: ['us', 'gb'], asOf: '2026-01-01' });

export default function Page() {
  const { verdict } = screener.screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
  return <p>fentanyl: {verdict}</p>;
}
