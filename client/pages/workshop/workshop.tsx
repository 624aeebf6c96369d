import { Frame } from '../frame.tsx'

export function Workshop() {
  return <Frame>{null}</Frame>
}
