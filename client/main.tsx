import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { sayEarlierFarewells } from './state/farewells.ts'
import { keepFocus } from './state/focus.ts'
import { liftFog } from './state/fog.ts'
import { loadBeliefs, loadScenarios } from './state/library.ts'
import { keepMedals } from './state/medals.ts'
import { applyPreferences } from './state/preferences.ts'
import { route } from './state/router.ts'
import { dropStaleRefusals } from './state/stale.ts'
import './styles/theme.css'
import './styles/base.css'
import './styles/pages.css'
import './styles/table.css'
import './styles/hud.css'
import './styles/panels.css'
import './styles/result.css'
import './styles/parts.css'
import './styles/ports.css'
import './styles/sizes.css'
import './styles/composer.css'
import './styles/low.css'
import './styles/contrast.css'

/** What a page cannot do without, and would miss only later: the youngest of all that is used. The build makes the rest fit. */
function isNewEnough(): boolean {
  return 'toSorted' in Array.prototype && CSS.supports('selector(:has(a))') && CSS.supports('color', 'color-mix(in srgb, red, transparent)')
}

applyPreferences()
void loadScenarios()
keepMedals()
liftFog()
dropStaleRefusals()
sayEarlierFarewells()
keepFocus()
effect(() => {
  if (route.value.page !== 'home') void loadBeliefs()
})
const root = document.getElementById('app')
if (root !== null && isNewEnough()) {
  root.replaceChildren()
  render(<App />, root)
} else root?.classList.add('cannot-run')
