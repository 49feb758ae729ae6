// POST /api/screen {"smiles": "…"} in a Next.js app: the verdict, and a picture for the page to show.
import { createScreener } from 'onetweak';
import { drawResult } from 'onetweak/picture';

// Made once and kept: without `asOf` the day is that of each call.
const screener = createScreener({ jurisdictions: ['us', 'gb'], asOf: '2026-01-01' });

export async function POST(request) {
  const body = await request.json().catch(() => null);
  if (typeof body?.smiles !== 'string') return Response.json({ error: 'smiles is missing' }, { status: 400 });
  const result = screener.screen(body.smiles);
  return Response.json({ result, svg: drawResult(result, { evidence: screener.explain(result) }) });
}
