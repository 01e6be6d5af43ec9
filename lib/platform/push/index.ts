export { isPushEndpoint } from './endpoints';
export { canBeSentTo, isPushSetUp, type PushDevice, pushPublicKey, sendPush } from './sending';
