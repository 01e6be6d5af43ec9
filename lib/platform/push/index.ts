export { isPushEndpoint } from './endpoints';
export { isPushSetUp, type PushDevice, pushPublicKey, sendPush } from './sending';
