import { publicText } from '../platform/public-data.server'
import { writeRobots } from '../platform/robots.server'

export const loader = () => publicText(writeRobots(), 'text/plain', 3600)
