import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { keepNamesWhole } from './panels/marks/whole-names.tsx'
import { sayEarlierFarewells } from './state/farewells.ts'
import { keepFocus } from './state/focus.ts'
import { liftFog } from './state/fog.ts'
import { loadBeliefs, loadScenarios } from './state/library.ts'
import { keepMedals } from './state/medals.ts'
import { applyPreferences } from './state/preferences.ts'
import { route } from './state/router.ts'
import { dropStaleRefusals } from './state/stale.ts'
import './styles/theme.css'
import './styles/base/elements.css'
import './styles/base/buttons.css'
import './styles/base/marks.css'
import './styles/base/banners.css'
import './styles/base/sides.css'
import './styles/pages/frame.css'
import './styles/pages/home.css'
import './styles/pages/ways-in.css'
import './styles/pages/lobby.css'
import './styles/pages/setup.css'
import './styles/pages/countdown.css'
import './styles/pages/narrow.css'
import './styles/table.css'
import './styles/hud.css'
import './styles/panels/ends.css'
import './styles/panels/task.css'
import './styles/panels/numbers.css'
import './styles/panels/peer.css'
import './styles/panels/log.css'
import './styles/panels/inbox.css'
import './styles/panels/netstat.css'
import './styles/panels/console.css'
import './styles/panels/watched.css'
import './styles/panels/help.css'
import './styles/result.css'
import './styles/parts.css'
import './styles/ports.css'
import './styles/sizes/wide.css'
import './styles/sizes/narrow.css'
import './styles/sizes/touch.css'
import './styles/composer/desk.css'
import './styles/composer/flags.css'
import './styles/composer/numbers.css'
import './styles/composer/text.css'
import './styles/composer/actions.css'
import './styles/composer/verdict.css'
import './styles/composer/leaving.css'
import './styles/composer/sizes.css'
import './styles/composer/narrow.css'
import './styles/low.css'
import './styles/contrast.css'

/** What a page cannot do without, and would miss only later: the youngest of all that is used. The build makes the rest fit. */
function isNewEnough(): boolean {
  return 'toSorted' in Array.prototype && CSS.supports('selector(:has(a))') && CSS.supports('color', 'color-mix(in srgb, red, transparent)')
}

applyPreferences()
keepNamesWhole()
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
