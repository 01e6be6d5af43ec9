export { isPushSetUp, type PushDevice, pushPublicKey, sendPush } from './sending';
export { isPushEndpoint } from './services';
