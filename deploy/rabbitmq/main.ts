import { writeFileSync } from 'node:fs';
import { definitionsFile, definitionsText } from './definitions';

writeFileSync(definitionsFile, definitionsText());
console.log(`${definitionsFile} is what the events' contracts need.`);
