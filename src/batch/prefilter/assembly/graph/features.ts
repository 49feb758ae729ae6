import { ELEMENT, LOWER, MET, TOKEN_MASK, UNSURE } from '../../layout';
import { fourOf, groupsMet, setCounts } from '../groups';
import { nodeOf } from '../read';
import { atomCount, degreeOf, inRing, mayBearDouble, ringCount } from './adjacency';

/** Which groups may be met by what the graph has, as Anchors of ../../anchors.ts counts it? They are written to MET. */
export function countGraph(): void {
  let carbons: i32 = 0;
  let nitrogens: i32 = 0;
  let oxygens: i32 = 0;
  let further: i32 = 0;
  let ringNitrogens: i32 = 0;
  let firmNitrogens: i32 = 0;
  let branchedRingNitrogens: i32 = 0;
  let branchedChainNitrogens: i32 = 0;
  let ringCarbons: i32 = 0;
  let firmCarbons: i32 = 0;
  let branchedFirmCarbons: i32 = 0;
  let fullCarbons: i32 = 0;
  let bearing: i32 = 0;
  let branchedBearing: i32 = 0;
  for (let i: i32 = 1; i <= atomCount; i++) {
    const token = nodeOf(i) & TOKEN_MASK;
    const element = token & ELEMENT;
    const degree = degreeOf(i);
    const isSmall = (token & (LOWER | UNSURE)) == LOWER;
    const ring = inRing(i);
    further |= 1 << (element & 31);
    if (element == 6) {
      carbons++;
      if (ring == 0) continue;
      ringCarbons++;
      const branched = <i32>(degree > 2);
      fullCarbons += <i32>(degree > 3);
      if (!isSmall || degree > 3) {
        firmCarbons++;
        branchedFirmCarbons += branched;
      }
      if (mayBearDouble(i)) {
        bearing++;
        branchedBearing += branched;
      }
    } else if (element == 7) {
      nitrogens++;
      ringNitrogens += ring;
      if (ring == 1) {
        branchedRingNitrogens += <i32>(degree > 2);
        firmNitrogens += <i32>(!isSmall || degree > 2);
      } else branchedChainNitrogens += <i32>(degree > 2);
    } else if (element == 8) oxygens++;
  }
  setCounts(carbons, nitrogens, oxygens, ringCount, further);
  store<i32>(
    MET,
    groupsMet(
      fourOf(ringNitrogens, nitrogens - ringNitrogens, firmNitrogens, branchedRingNitrogens),
      fourOf(ringCarbons, firmCarbons, branchedFirmCarbons, fullCarbons),
      fourOf(branchedChainNitrogens, carbons - ringCarbons, bearing, branchedBearing),
    ),
  );
}
