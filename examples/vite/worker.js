// Everything that judges runs here; the page itself loads 1 kB.
import 'onetweak/worker';
