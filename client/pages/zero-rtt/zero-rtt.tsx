import { Frame } from '../frame.tsx'
export function ZeroRtt() {
  return <Frame>{null}</Frame>
}
