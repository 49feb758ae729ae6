// Are there known faults in the packages that users install? Fails where one is high or critical; a registry that has no
// audit endpoint cannot tell, which is said and is no failure.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
let found;
try {
  found = JSON.parse(stdout).metadata?.vulnerabilities;
} catch {
  found = undefined;
}
if (found === undefined) console.log('audit: this registry does not tell; nothing was audited');
else {
  console.log(
    `audit: ${Object.entries(found)
      .map(([grade, count]) => `${grade} ${count}`)
      .join(', ')}`,
  );
  if (found.high > 0 || found.critical > 0) process.exitCode = 1;
}
