import { late } from './pages/frame/late.tsx'
import { NotFound } from './pages/frame/not-found.tsx'
import { Home } from './pages/home/home.tsx'
import { RoomPage } from './pages/room/room.tsx'
import { Practice } from './pages/setup/practice.tsx'
import { route } from './state/router.ts'

/** The page that the address names. */
export function App() {
  switch (route.value.page) {
    case 'home':
      return <Home />
    case 'practice':
      return <Practice />
    case 'room':
      return <RoomPage code={route.value.code} key={route.value.code} />
    case 'learn':
      return <LearnPage />
    case 'campaign':
      return <CampaignPage scenario={route.value.scenario} />
    case 'workshop':
      return <WorkshopPage />
    case 'storm':
      return <StormPage />
    case 'zero-rtt':
      return <ZeroRttPage />
    case 'not-found':
      return <NotFound />
  }
}

/** Long texts and figures: they come when somebody wants to read them. */
const LearnPage = late(() => import('./pages/learn/learn.tsx').then(({ Learn }) => Learn))
const CampaignPage = late(() => import('./pages/campaign/campaign.tsx').then(({ Campaign }) => Campaign))
/** The editor brings the checking of scenarios with it. */
const WorkshopPage = late(() => import('./pages/workshop/workshop.tsx').then(({ Workshop }) => Workshop))
const StormPage = late(() => import('./pages/storm/storm.tsx').then(({ StormPage }) => StormPage))
const ZeroRttPage = late(() => import('./pages/zero-rtt/zero-rtt.tsx').then(({ ZeroRtt }) => ZeroRtt))
