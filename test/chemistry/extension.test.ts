import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import { fault } from '../support/read.js';

describe('the CXSMILES extension', () => {
  it.each([
    'C[C@H](N)O |&1:1|',
    'C[C@H](N)O |o1:1,r|',
    'CC=CC |t:1|',
    'CC |(0,0,;1,0,)|',
    'CC |(0,0,;1,0,),c:1|',
    'CC |$_AV:a;b$|',
    'CC |$;;$|',
    '[CH2]C |^1:0|',
    'CC.CC |f:0.1|',
    'CC |atomProp:0.name.value|',
    'CC |lp:1:2|',
    'CC |SgD:1,0:NAME:value::::|',
    'C1CC1 |TLB:2:3:4.5:6|',
    'CC\t|c:1|',
    'CC ||',
    'CC |$$|',
    'CC |()|',
    'CC |(1e-3,-2,;0,1,)|',
    'CC |c:0,,1|',
    'CC |wU:0.1wD:1.0|',
    'CC |a:0,o1:1,&1:2|',
    'CC |(0,0,;1,0,),$_AV:a;b$,c:1|',
  ])('%s changes no bond', (text) => {
    const reading = readMolecules(text);
    expect(reading.ok && reading.issues.map((i) => i.code)).toContain('extension');
  });

  it.each([
    ['CC |c:1', 'extension-open 3+4'],
    ['CC |c:1| ethane', 'extension-text 8+7'],
    ['CC|c:1|', 'character 2+1'],
    ['CC |$R1;$|', 'extension-r-group 4+5'],
    ['CC |$_AP1;$|', 'extension-r-group 4+7'],
    ['CC |RG:_R1={C}|', 'extension-r-group 4+10'],
    ['CC |Sg:n:0::ht|', 'extension-polymer 4+10'],
    ['C1CC1 |LN:1:1.3|', 'extension-polymer 7+8'],
    ['CC.C |m:2:0.1|', 'extension-multicenter 6+7'],
    ['N[Pt] |C:0.0|', 'extension-bond 7+5'],
    ['CC |rb:0:*|', 'extension-query 4+6'],
    ['CC |zz:1|', 'extension-unknown 4+4'],
    ['CC |<b>|', 'extension-unknown 4+3'],
    // What is not closed would swallow what follows it.
    ['CC |(0,0,Sg:n:0::ht|', 'extension-unknown 4+15'],
    ['CC |(0,0)Sg:n:0::ht|', 'extension-unknown 4+15'],
    ['CC |$_AV:a,Sg:n:0::ht|', 'extension-r-group 4+17'],
    ['CC |$_AV:a$Sg:n:0::ht|', 'extension-r-group 4+17'],
    ['CC |$;;,Sg:n:0::ht|', 'extension-r-group 4+14'],
    ['CC |c:0;Sg:n:0::ht|', 'extension-unknown 4+14'],
    ['CC |^1:0 x|', 'extension-unknown 4+6'],
    ['CC |(0,0,),Sg:n:0::ht|', 'extension-polymer 11+10'],
    ['CC |$_AV:a;b$,Sg:n:0::ht|', 'extension-polymer 14+10'],
    ['CC |SgD:0:a:b,Sg:n:0::ht|', 'extension-polymer 14+10'],
    ['CC |&1:0|&2:1|', 'extension-text 9+5'],
    ['CC\u00a0|c:0|', 'not-ascii 2+1'],
    ['CC\u200b|c:0|', 'not-ascii 2+1'],
  ])('%s is unreadable: %s', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });
});
