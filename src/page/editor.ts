import { CanvasEditor, Molecule } from 'openchemlib';

/** OpenChemLib's editor: what is drawn comes out as SMILES, what was typed is shown. */
export interface Editor {
  /** @returns whether it could be shown */
  show(smiles: string): boolean;
}

export function createEditor(place: HTMLElement, onDrawn: (smiles: string) => void): Editor {
  place.replaceChildren();
  const editor = new CanvasEditor(place);
  let shown = '';
  editor.setOnChangeListener((event) => {
    if (!event.isUserEvent || event.type !== 'molecule') return;
    const smiles = editor.getMolecule().toIsomericSmiles();
    if (smiles === shown) return;
    shown = smiles;
    onDrawn(smiles);
  });
  return {
    show(smiles) {
      if (smiles === shown) return true;
      shown = smiles;
      if (smiles === '') {
        editor.clearAll();
        return true;
      }
      try {
        editor.setMolecule(Molecule.fromSmiles(smiles));
        return true;
      } catch {
        editor.clearAll();
        return false;
      }
    },
  };
}
