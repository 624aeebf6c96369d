// Lifts the fog of a match that is over, for clients that are not in JavaScript: reads its view as JSON, and writes it without fog.
//   npx node docs/unveil.mjs < view.json > unveiled.json
import { json } from 'node:stream/consumers'
import { unveiled } from '../shared/view/unveil.ts'

console.log(JSON.stringify(unveiled(await json(process.stdin))))
